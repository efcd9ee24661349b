/** What the shop asks a device to work out for a place, so that programs can't take thousands. */
export interface Work {
  challenge: string;
  bits: number;
}

const seedBytes = 32;
const numberBytes = 8;

// At a time: a digest costs more to ask for than to make.
const tries = 1024;

/**
 * The least number that does the work: with it SHA-256 (SHA-256 (challenge), then the number as eight bytes, the highest first) begins
 * with so many zero bits (Hashcash, A. Back, 2002). Bits are 0 to 32; each one more takes twice as long.
 */
export async function solve({ challenge, bits }: Work): Promise<number> {
  const seed = new Uint8Array(await digest(new TextEncoder().encode(challenge)));
  for (let from = 0; ; from += tries) {
    const hashes = await Promise.all(Array.from({ length: tries }, (_, i) => digest(block(seed, from + i))));
    const found = hashes.findIndex((hash) => Math.clz32(new DataView(hash).getUint32(0)) >= bits);
    if (found >= 0) return from + found;
  }
}

/** The same beside the page, which goes on meanwhile. */
export function solveAside(work: Work): Promise<number> {
  const worker = new Worker(new URL('./proofWorker.ts', import.meta.url), { type: 'module' });
  return new Promise<number>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<number>) => resolve(data);
    worker.onerror = ({ message }) => reject(new Error(message));
    worker.postMessage(work);
  }).finally(() => worker.terminate());
}

function block(seed: Uint8Array, number: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(seedBytes + numberBytes);
  bytes.set(seed);
  new DataView(bytes.buffer).setBigUint64(seedBytes, BigInt(number));
  return bytes;
}

const digest = (bytes: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer> => crypto.subtle.digest('SHA-256', bytes);
