import { Link } from 'react-router';
import { api } from '../../Api/client';
import { take } from '../../Api/problem';
import { ButtonLink } from '../../Design/Button';
import { formatMoney } from '../../Design/money';
import { FindField, List, useFilter, useList } from '../../Staff/list';
import { PageHead } from '../../Staff/StaffLayout';
import { Picture } from '../Picture';
import type { Product } from './productDraft';

export function StaffProductsPage() {
  const [q] = useFilter('q');
  const list = useList(['products', q], (cursor) =>
    take(
      api.GET('/api/v1/admin/products', {
        params: { query: { limit: '30', ...(q && { q }), ...(cursor && { cursor }) } },
      }),
    ),
  );
  return (
    <>
      <PageHead title="Products">
        <ButtonLink to="/admin/products/new">New product</ButtonLink>
      </PageHead>
      <div className="mb-8 lg:max-w-2xl">
        <FindField key={q} label="Words of it, or a SKU" />
      </div>
      <List list={list} what="products" empty="There is no such product." keyOf={(product) => product.id}>
        {(product) => (
          <Link
            to={`/admin/products/${product.id}`}
            className="group grid grid-cols-[3rem_1fr_auto] items-center gap-x-4 py-2.5 md:grid-cols-[3rem_1fr_7rem_8.5rem_4rem] lg:grid-cols-[3rem_1fr_10rem_9rem_6rem]"
          >
            <span className="size-12 overflow-hidden rounded-md">
              <Picture image={product.images?.[0]} />
            </span>
            <span className="min-w-0">
              <span className="block truncate font-semibold group-hover:underline">{product.title}</span>
              <span className="block truncate text-sm text-muted">{product.slug}</span>
            </span>
            <span className="hidden truncate text-sm text-muted md:block">{product.brand}</span>
            <span className="hidden text-end text-sm tabular-nums md:block">{prices(product)}</span>
            <span className="justify-self-end text-sm">
              {product.status === 'archived' ? (
                <span className="text-muted">Not sold</span>
              ) : (
                <span className="text-good">On sale</span>
              )}
            </span>
          </Link>
        )}
      </List>
    </>
  );
}

function prices({ variants = [] }: Product): string {
  const sorted = variants
    .map((variant) => variant.price)
    .sort((one, other) => Number(one.amount) - Number(other.amount));
  const [low, high] = [sorted[0], sorted[sorted.length - 1]];
  if (!low || !high) return '';
  return low.amount === high.amount ? formatMoney(low) : `${formatMoney(low)} – ${formatMoney(high)}`;
}
