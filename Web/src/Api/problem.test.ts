import { describe, expect, it } from 'vitest';
import { csrfToken } from './client';
import { explain, NoAnswer, pauseBefore, Problem, take } from './problem';

describe('a problem', () => {
  it('tells its errors by member', () => {
    const problem = new Problem(400, { code: 'invalid', errors: { '/shippingAddress/city': ['This is needed.'] } });
    expect(problem.errors).toEqual({ 'shippingAddress/city': ['This is needed.'] });
    expect(explain(problem)).toBe('This is needed.');
  });

  it('survives a body that is no problem', () => {
    expect(new Problem(502, '<html>').code).toBe('unknown');
    expect(new Problem(502, undefined).isPassing).toBe(true);
  });
});

describe('taking an answer', () => {
  it('throws what was refused', async () => {
    const call = Promise.resolve({ error: { code: 'cart_locked' }, response: new Response(null, { status: 409 }) });
    await expect(take(call)).rejects.toMatchObject({ code: 'cart_locked', status: 409 });
  });

  it('asks again when the shop said, and ever later where it said nothing', async () => {
    const busy = (after?: string) =>
      take(
        Promise.resolve({
          response: new Response(null, { status: 503, headers: after ? { 'Retry-After': after } : {} }),
        }),
      ).catch((error: unknown) => error);
    expect(pauseBefore(0, await busy('7'))).toBe(7_000);
    expect(pauseBefore(0, await busy('86400'))).toBe(1_000);
    expect(pauseBefore(0, await busy('600'))).toBe(30_000);
    expect([0, 1, 2].map((failures) => pauseBefore(failures, new NoAnswer()))).toEqual([1_000, 2_000, 4_000]);
  });

  it('tells a lost connection from a refusal', async () => {
    await expect(take(Promise.reject(new TypeError('Failed to fetch')))).rejects.toBeInstanceOf(NoAnswer);
  });
});

describe('the anti-forgery value', () => {
  it('is read from its cookie among others', () => {
    expect(csrfToken('a=1; __Host-csrf=xyz%3D; b=2')).toBe('xyz=');
    expect(csrfToken('a=1')).toBeUndefined();
  });
});
