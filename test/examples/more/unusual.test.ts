import { testExamples } from '../../helpers/example-suite.js';

testExamples(['svelte', 'solid', 'htmx', 'angular']);
