import type { Row } from './sales';

/** A report for a spreadsheet (RFC 4180). */
export function csvOf(rows: readonly Row[]): string {
  const lines = rows.map(({ day, country, productId, title, orders, pieces, sales, refunded }) => [
    day ?? country ?? productId ?? '',
    title ?? '',
    String(orders),
    String(pieces),
    sales.amount,
    refunded?.amount ?? '',
    sales.currency,
  ]);
  return [['key', 'title', 'orders', 'pieces', 'sales', 'refunded', 'currency'], ...lines]
    .map((line) => line.map(cell).join(','))
    .join('\r\n')
    .concat('\r\n');
}

// What begins like a formula is reckoned by spreadsheets: a product's name must not be. Amounts below nought are numbers.
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) && !/^-?\d+(\.\d+)?$/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Has the browser keep a text as a file. */
export function keepFile(name: string, text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/csv' }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href));
}
