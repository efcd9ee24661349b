import { beforeEach, expect, it, vi } from 'vitest';
import { keepAdmission, keptAdmission } from './admission';

beforeEach(() => {
  const kept = new Map<string, string>();
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
  });
});

it('keeps what admits one until it has run out', () => {
  expect(keptAdmission()).toBeUndefined();
  keepAdmission({ token: 'admission-1', expiresAt: '2026-11-27T12:00:00Z' });
  expect(keptAdmission(Date.parse('2026-11-27T11:59:59Z'))).toBe('admission-1');
  expect(keptAdmission(Date.parse('2026-11-27T12:00:00Z'))).toBeUndefined();
});
