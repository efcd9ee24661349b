/** What a change was, in words; others may come. */
export const kindText = (kind: unknown): string => {
  const text = String(kind)
    .replace(/([A-Z_])/g, (letter) => ` ${letter === '_' ? '' : letter.toLowerCase()}`)
    .trim();
  return text.charAt(0).toUpperCase() + text.slice(1);
};

// Told beside the change, or by its being there.
const untold = new Set(['id', 'version', 'createdAt', 'updatedAt']);

const shownMax = 300; // a description has 10,000 characters

/** The members that a change touched, as text: deep down, each under the way to it. What is as it was isn't told. */
export function changesOf(before: unknown, after: unknown): { member: string; before?: string; after?: string }[] {
  const [old, now] = [leaves(before), leaves(after)];
  return [...new Set([...old.keys(), ...now.keys()])]
    .filter((member) => old.get(member) !== now.get(member) && !untold.has(member))
    .map((member) => ({ member, ...said('before', old.get(member)), ...said('after', now.get(member)) }));
}

const said = <K extends string>(name: K, text: string | undefined) =>
  (text === undefined ? {} : { [name]: text }) as Partial<Record<K, string>>;

/** What is in it, by the way there; what is empty says nothing. */
function leaves(value: unknown, way: string[] = [], found = new Map<string, string>()): Map<string, string> {
  if (value === undefined || value === null || value === '') return found;
  if (Array.isArray(value)) {
    if (value.some(isRecord)) value.forEach((one, i) => leaves(one, [...way, nameOf(one, i)], found));
    else if (value.length > 0) found.set(way.join(' '), short(value.map(String).join(', ')));
  } else if (isRecord(value)) {
    if (isMoney(value)) found.set(way.join(' '), `${value.amount} ${value.currency}`);
    else for (const [name, one] of Object.entries(value)) leaves(one, [...way, name], found);
  } else found.set(way.join(' '), short(String(value)));
  return found;
}

// A thing in a list goes by what it is known by, so that the same is beside the same.
function nameOf(value: unknown, place: number): string {
  const { sku, name, url } = isRecord(value) ? value : {};
  return String(sku ?? name ?? url ?? place + 1);
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

const isMoney = (value: Record<string, unknown>): value is { amount: string; currency: string } =>
  typeof value.amount === 'string' && typeof value.currency === 'string';

const short = (text: string): string => (text.length > shownMax ? `${text.slice(0, shownMax)}…` : text);
