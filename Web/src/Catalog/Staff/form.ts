import type { ProductDraft } from './productDraft';

/** What every part of the product's form is given. */
export interface FormPart {
  draft: ProductDraft;
  errors: Readonly<Record<string, string[]>>;
  change: (part: Partial<ProductDraft>) => void;
}

/** What is wrong with something or with anything in it. */
export const errorOf = (errors: FormPart['errors'], path: string): string | undefined =>
  errors[path]?.[0] ?? Object.entries(errors).find(([one]) => one.startsWith(`${path}/`))?.[1][0];

export const replaced = <T>(items: readonly T[], at: number, part: Partial<T>): T[] =>
  items.map((item, i) => (i === at ? { ...item, ...part } : item));

export const without = <T>(items: readonly T[], at: number): T[] => items.filter((_, i) => i !== at);

/** One place nearer to the front. */
export const raised = <T>(items: readonly T[], at: number): T[] =>
  at === 0
    ? [...items]
    : [...items.slice(0, at - 1), ...items.slice(at, at + 1), ...items.slice(at - 1, at), ...items.slice(at + 1)];
