/// <reference lib="webworker" />
// Works for a place in a waiting room, beside the page.
import { solve, type Work } from './proof';
declare const self: DedicatedWorkerGlobalScope;

self.onmessage = ({ data }: MessageEvent<Work>) => void solve(data).then((number) => self.postMessage(number));
