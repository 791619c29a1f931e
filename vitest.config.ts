import { defineConfig } from 'vitest/config'

const notTests = ['**/node_modules/**', '**/dist/**', 'data/**']

export default defineConfig({
  test: {
    globalSetup: 'packages/platform/src/testing/global-setup.ts',
    testTimeout: 30_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'pure',
          include: ['packages/{model,connector}/**/*.test.{ts,tsx}', 'bench/**/*.test.ts'],
          exclude: notTests,
        },
      },
      {
        extends: true,
        test: {
          name: 'database',
          include: [
            'packages/{platform,harvest,town,billing,web}/**/*.test.{ts,tsx}',
            'apps/**/*.test.{ts,tsx}',
            'tests/*.test.ts',
          ],
          exclude: [...notTests, '**/*.browser.test.{ts,tsx}'],
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['{packages,apps,tests}/**/*.browser.test.{ts,tsx}'],
          exclude: notTests,
          testTimeout: 60_000,
          // One browser at a time: two cores are all some machines have.
          fileParallelism: false,
        },
      },
    ],
  },
})
