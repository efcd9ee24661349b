import js from '@eslint/js';
import hooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

export default tseslint.config(
  { ignores: ['src/Api/schema.ts', 'dist'] },
  js.configs.recommended,
  ...tseslint.configs.strict,
  ...tseslint.configs.stylistic,
  hooks.configs.flat.recommended,
  {
    files: ['e2e/*.mjs'],
    languageOptions: {
      globals: {
        process: false,
        console: false,
        document: false,
        innerHeight: false,
        fetch: false,
        PerformanceObserver: false,
      },
    },
  },
  {
    files: ['src/**', 'e2e/**'],
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      'no-restricted-syntax': [
        'error',
        {
          selector: 'JSXAttribute[name.name="style"] > Literal',
          message: 'The content security policy takes no style attributes: use a class.',
        },
      ],
    },
  },
);
