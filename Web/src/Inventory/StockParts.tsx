import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../Api/client';
import { explain, take } from '../Api/problem';
import { fieldErrors } from '../Customers/AccountForm';
import { Choice } from '../Design/Field';
import { Notice } from '../Design/Notice';
import { announce } from '../Shell/announcements';

const numbers = [1, 2, 3, 4, 5, 6, 7, 8];

/** Into how many parts a thing's stock is divided: for one that more want at once than one can serve. */
export function StockParts({ sku }: { sku: string }) {
  const client = useQueryClient();
  const path = { sku };
  const { data } = useQuery({
    queryKey: ['staff', 'stock', 'parts', sku],
    queryFn: () => take(api.GET('/api/v1/admin/stock/{sku}', { params: { path } })),
  });
  const divide = useMutation({
    mutationFn: (parts: number) =>
      take(api.PUT('/api/v1/admin/stock/{sku}/parts', { params: { path }, body: { parts } })),
    onSuccess: async (_, parts) => {
      await client.invalidateQueries({ queryKey: ['staff', 'stock'] });
      announce(parts === 1 ? 'The stock is one again.' : `The stock is in ${parts} parts.`);
    },
  });
  if (!data) return null;
  const refused = fieldErrors(divide.error).parts?.[0];
  return (
    <section className="grid gap-4 rounded-lg border border-line p-5">
      <h2 className="display text-lg">For a rush</h2>
      {divide.error && !refused && <Notice kind="bad">{explain(divide.error)}</Notice>}
      <Choice
        label="Parts of the stock"
        hint="Many buyers take from several at once. The last pieces are always together."
        value={divide.isPending ? divide.variables : data.parts}
        error={refused}
        aria-busy={divide.isPending}
        onChange={(event) => {
          if (!divide.isPending) divide.mutate(Number(event.target.value)); // disabled, it would lose the focus
        }}
      >
        {numbers.map((parts) => (
          <option key={parts} value={parts}>
            {parts === 1 ? 'Undivided' : `${parts} parts`}
          </option>
        ))}
      </Choice>
    </section>
  );
}
