import { testExamples } from '../helpers/example-suite.js';

testExamples(['plain', 'react-vite', 'next', 'vue']);
