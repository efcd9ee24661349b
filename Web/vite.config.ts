import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { runnerImport, type Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

const api = process.env.SHOP_URL ?? 'http://127.0.0.1:8080';

export default defineConfig({
  plugins: [react(), tailwindcss(), drawHeader(), preloadFonts(), preloadApp(), tellWorker(), compressAhead()],
  build: {
    outDir: '../Api/wwwroot',
    emptyOutDir: true,
    // Everything is a file of its own: the content security policy takes no data: addresses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 350,
    rolldownOptions: {
      input: { index: 'index.html', worker: 'src/Offline/worker.ts' },
      output: {
        // A service worker's address stays: the browser asks there for new versions.
        entryFileNames: ({ name }) => (name === 'worker' ? 'sw.js' : 'assets/[name]-[hash].js'),
        // The first part of the app is two files, however much of it other parts share: what it is built on, which the next
        // version leaves as it is, and its own.
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: [
            { name: firstPart('vendor'), debugName: 'vendor', test: /node_modules/, priority: 2 },
            { name: firstPart('shop'), debugName: 'shop', test: /\/src\//, priority: 1 },
          ],
        },
      },
    },
  },
  server: { proxy: Object.fromEntries(['/api', '/media'].map((path) => [path, api])) },
  test: { include: ['src/**/*.test.ts'], environment: 'node' },
});

interface Modules {
  getModuleInfo: (id: string) => { importedIds: string[] } | null;
}

/** The name of a file for what the app's first part is made of: whatever src/main.tsx imports, and what that imports. */
function firstPart(name: string): (id: string, context: Modules) => string | null {
  let first: Set<string> | undefined;
  return (id, context) => {
    if (!first) {
      first = new Set([join(import.meta.dirname, 'src/main.tsx')]);
      for (const one of first) context.getModuleInfo(one)?.importedIds.forEach((other) => first?.add(other)); // a set bears it
    }
    return first.has(id) ? name : null;
  };
}

/** The shop's head is there with the first frame, as the app draws it. */
function drawHeader(): Plugin {
  return {
    name: 'draw-header',
    transformIndexHtml: async (html) => {
      const { module } = await runnerImport<{ firstFrame: () => string }>('/src/Shell/firstFrame.tsx');
      return html.replace('<!-- header -->', () => module.firstFrame());
    },
  };
}

/**
 * The app is fetched beside the styles, not after the first frame, which it begins with (src/boot.ts); what that frame needs goes
 * before it.
 */
function preloadApp(): Plugin {
  return {
    name: 'preload-app',
    transformIndexHtml: (_, { bundle = {} }) => {
      const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
      const shop = chunks.find(({ name }) => name === 'shop');
      const begun = chunks.find(({ name }) => name === 'index')?.fileName; // stands in the page itself
      const files = shop ? [...shop.imports, shop.fileName].filter((file) => file !== begun) : [];
      return files.map((file) => ({
        tag: 'link',
        attrs: { rel: 'modulepreload', crossorigin: '', fetchpriority: 'low', href: `/${file}` },
        injectTo: 'head' as const,
      }));
    },
  };
}

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
