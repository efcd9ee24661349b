import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

const api = process.env.SHOP_URL ?? 'http://127.0.0.1:8080';

export default defineConfig({
  plugins: [react(), tailwindcss(), preloadFonts(), tellWorker(), compressAhead()],
  build: {
    outDir: '../Api/wwwroot',
    emptyOutDir: true,
    // Everything is a file of its own: the content security policy takes no data: addresses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 300,
    rolldownOptions: {
      input: { index: 'index.html', worker: 'src/Offline/worker.ts' },
      output: {
        // A service worker's address stays: the browser asks there for new versions.
        entryFileNames: ({ name }) => (name === 'worker' ? 'sw.js' : 'assets/[name]-[hash].js'),
      },
    },
  },
  server: { proxy: Object.fromEntries(['/api', '/media'].map((path) => [path, api])) },
  test: { include: ['src/**/*.test.ts'], environment: 'node' },
});

/** Text is laid out in its own font from the first frame: the browser learns of the fonts before it has read the styles. */
function preloadFonts(): Plugin {
  return {
    name: 'preload-fonts',
    transformIndexHtml: (_, { bundle }) =>
      Object.keys(bundle ?? {})
        .filter((file) => /-latin-wght-normal.*\.woff2$/.test(file))
        .map((file) => ({
          tag: 'link',
          attrs: { rel: 'preload', as: 'font', type: 'font/woff2', crossorigin: '', href: `/${file}` },
          injectTo: 'head' as const,
        })),
  };
}

/** Tells the service worker which files the shop is made of: all but the back office, which needs a line anyway. */
function tellWorker(): Plugin {
  return {
    name: 'tell-worker',
    apply: 'build',
    generateBundle: (_, bundle) => {
      const files = Object.keys(bundle)
        .filter((file) => /^assets\/.*(\.js|\.css|latin-wght-normal.*\.woff2)$/.test(file) && !/StaffPages/.test(file))
        .map((file) => `/${file}`)
        .sort();
      const worker = bundle['sw.js'];
      if (worker?.type !== 'chunk') throw new Error('The service worker was not built.');
      const version = createHash('sha256')
        .update(files.join() + worker.code)
        .digest('hex')
        .slice(0, 12);
      worker.code = worker.code
        .replace('__SHELL_FILES__', JSON.stringify(files))
        .replace('__SHELL_VERSION__', JSON.stringify(version));
    },
  };
}

/** Packs once, as well as can be, what the Api hands out thousands of times. */
function compressAhead(): Plugin {
  return {
    name: 'compress-ahead',
    apply: 'build',
    writeBundle: ({ dir = '' }) => {
      const files = readdirSync(dir, { recursive: true, encoding: 'utf8' });
      for (const file of files
        .filter((name) => /\.(js|css|svg|webmanifest)$/.test(name))
        .map((name) => join(dir, name))) {
        const body = readFileSync(file);
        writeFileSync(`${file}.br`, brotliCompressSync(body));
        writeFileSync(`${file}.gz`, gzipSync(body, { level: 9 }));
      }
    },
  };
}
