import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { realpath, rm } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder that no other emulator of this machine can take. */
export interface FolderLock {
  release(): Promise<void>;
}

/**
 * Takes `folder` for this process, or rejects with a sentence if another one has it. The lock is a local socket that
 * somebody listens on, so the system itself takes it back when the process ends, however it ends.
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  const address = addressOf(await realpath(folder));
  const server = await listenOn(address);

  return {
    async release() {
      const closed = once(server, 'close');
      server.close();
      await closed;
    },
  };
}

/** Where the name is a file, one that a killed process has left is taken over. */
async function listenOn(address: string): Promise<Server> {
  try {
    return await listening(address);
  } catch (error) {
    if (!hasCode(error, 'EADDRINUSE')) throw error;
    if (!isFile(address) || (await answers(address))) throw inUse(error);
    await rm(address, { force: true });
    return await listening(address);
  }
}

async function listening(address: string): Promise<Server> {
  const server = createServer((socket) => socket.destroy()).unref();
  server.listen(address);
  await once(server, 'listening');
  return server;
}

async function answers(address: string): Promise<boolean> {
  const socket = connect(address);
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

/** A name for the folder that fits any system, however long its path is. */
function addressOf(folder: string): string {
  const name = `apivideo-emulator-${createHash('sha256').update(folder).digest('hex').slice(0, 32)}`;
  if (process.platform === 'win32') return `\\\\.\\pipe\\${name}`;
  // On Linux a name may be no file at all.
  return process.platform === 'linux' ? `\0${name}` : join(tmpdir(), `${name}.sock`);
}

function isFile(address: string): boolean {
  return !/^[\0\\]/.test(address);
}

function inUse(cause: unknown): Error {
  return new Error('another emulator has it open.', { cause });
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
