import { defineConfig } from 'vitest/config';

/** The tests in a browser, against the running shop of SHOP_URL: one after the other, for they share two cores with it. */
export default defineConfig({
  test: {
    include: ['e2e/**/*.e2e.ts'],
    environment: 'node',
    testTimeout: 90_000,
    hookTimeout: 60_000,
    fileParallelism: false,
  },
});
