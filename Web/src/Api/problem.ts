/** A refusal of the Api (RFC 9457): its code is what programs go by. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly status: number;
  readonly code: string;
  /** By the path of the member, without the leading slash: `shippingAddress/city`. */
  readonly errors: Readonly<Record<string, string[]>>;
  /** The members that belong to this code. */
  readonly more: Readonly<Record<string, unknown>>;

  /** In how many seconds to ask again, as the shop said; undefined where it didn't. */
  readonly retryAfter: number | undefined;

  constructor(status: number, body: unknown, retryAfter?: string | null) {
    const members = isRecord(body) ? body : {};
    super(text(members.detail) ?? text(members.title) ?? `The shop answered ${status}.`);
    this.status = status;
    this.retryAfter = /^\d{1,4}$/.test(retryAfter ?? '') ? Number(retryAfter) : undefined;
    this.code = text(members.code) ?? 'unknown';
    this.more = members;
    this.errors = isRecord(members.errors)
      ? Object.fromEntries(
          Object.entries(members.errors).map(([path, told]) => [
            path.replace(/^\//, ''),
            Array.isArray(told) ? told.map(String) : [],
          ]),
        )
      : {};
  }

  /** Whether the same call may do better in a while. */
  get isPassing(): boolean {
    return this.status >= 500 || this.status === 429;
  }
}

/** No answer came: whether the call was done isn't known. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
}

interface Answer<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/** The answer's body; throws a {@link Problem} for a refusal, and {@link NoAnswer} where none came. */
export async function take<T>(call: Promise<Answer<T>>): Promise<T> {
  let answer: Answer<T>;
  try {
    answer = await call;
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new NoAnswer('The shop could not be reached.', { cause: error });
  }
  if (!answer.response.ok) {
    throw new Problem(answer.response.status, answer.error, answer.response.headers.get('Retry-After'));
  }
  return answer.data as T;
}

// As the query client does by itself; longer than this nobody looks at a page that doesn't come.
const PAUSE_FIRST = 1_000;
const PAUSE_MOST = 30_000;

/** How long to wait before a call is made again, in milliseconds: as the shop said, or longer each time. */
export function pauseBefore(failures: number, error: unknown): number {
  const told = error instanceof Problem ? error.retryAfter : undefined;
  return Math.min(told === undefined ? PAUSE_FIRST * 2 ** failures : told * 1_000, PAUSE_MOST);
}

/** What a person is told of an error. */
export function explain(error: unknown): string {
  if (error instanceof NoAnswer) return 'We can’t reach the shop. Check your connection and try again.';
  if (error instanceof Problem) {
    if (error.status === 429) return 'That was a lot at once. Wait a moment and try again.';
    if (error.status >= 500) return 'The shop can’t answer just now. Nothing was changed; try again in a moment.';
    return Object.values(error.errors).flat()[0] ?? error.message;
  }
  return 'Something went wrong on this page. Reload it and try again.';
}

export const hasCode = (error: unknown, code: string): error is Problem =>
  error instanceof Problem && error.code === code;

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);
const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
