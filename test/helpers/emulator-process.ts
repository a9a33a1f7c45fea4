// An emulator in a process of its own, that a test can kill. Its folder is the first argument.
import { startEmulator } from '../../src/emulator/index.js';

const emulator = await startEmulator({ dataDir: process.argv[2] ?? '' });
const { url, apiKey } = emulator;
console.log(JSON.stringify({ url, apiKey, token: emulator.createUploadToken().token }));
