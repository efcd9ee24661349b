/** What a change was, in words; others may come. */
export const kindText = (kind: unknown): string => {
  const text = String(kind)
    .replace(/([A-Z_])/g, (letter) => ` ${letter === '_' ? '' : letter.toLowerCase()}`)
    .trim();
  return text.charAt(0).toUpperCase() + text.slice(1);
};

const shownMax = 300; // a description has 10,000 characters

/** The members that a change touched, as text. */
export function changesOf(before: unknown, after: unknown): { member: string; before?: string; after?: string }[] {
  const [old, now] = [record(before), record(after)];
  return [...new Set([...Object.keys(old), ...Object.keys(now)])]
    .map((member) => ({
      member,
      ...(isSaid(old[member]) && { before: text(old[member]) }),
      ...(isSaid(now[member]) && { after: text(now[member]) }),
    }))
    .filter((change) => 'before' in change || 'after' in change);
}

const record = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

// What is empty says nothing.
const isSaid = (value: unknown): boolean =>
  value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0);

const text = (value: unknown): string => {
  const all = typeof value === 'string' ? value : JSON.stringify(value);
  return all.length > shownMax ? `${all.slice(0, shownMax)}…` : all;
};
