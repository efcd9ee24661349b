import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { api, type Schema } from '../../Api/client';
import { explain, hasCode, take } from '../../Api/problem';
import { fieldErrors } from '../../Customers/AccountForm';
import { Button } from '../../Design/Button';
import { Notice } from '../../Design/Notice';
import { announce } from '../../Shell/announcements';
import { Failed } from '../../Shell/Failed';
import { ListSkeleton, PageHead } from '../../Staff/StaffLayout';
import { ImageRows } from './ImageRows';
import { bodyOf, draftOf, newProduct, patchOf, type Product, type ProductDraft } from './productDraft';
import { ProductFacts } from './ProductFacts';
import { VariantRows } from './VariantRows';

/** A product as staff write it: one form, of which only what was touched is sent. */
export function StaffProductPage() {
  const { id = '' } = useParams();
  return id === 'new' ? <Editor key="new" /> : <Existing key={id} id={id} />;
}

function Existing({ id }: { id: string }) {
  const { data, error, refetch } = useQuery({
    queryKey: ['staff', 'product', id],
    queryFn: () => take(api.GET('/api/v1/admin/products/{id}', { params: { path: { id } } })),
    refetchOnWindowFocus: false,
    staleTime: Infinity, // what one writes isn't changed under one's hands
    gcTime: 0,
  });
  if (!data)
    return error ? (
      <Failed error={error} what="product" retry={() => void refetch()} />
    ) : (
      <ListSkeleton what="the product" />
    );
  return <Editor key={data.version} product={data} />;
}

function Editor({ product }: { product?: Product }) {
  const [before] = useState(() => (product ? draftOf(product) : newProduct));
  const [draft, setDraft] = useState<ProductDraft>(before);
  const client = useQueryClient();
  const navigate = useNavigate();
  const save = useMutation({
    mutationFn: () =>
      product
        ? change(product, patchOf(before, draft))
        : take(api.POST('/api/v1/admin/products', { body: bodyOf(draft) })),
    onSuccess: async (saved) => {
      client.setQueryData(['staff', 'product', saved.id], saved);
      void client.invalidateQueries({ queryKey: ['staff', 'products'] });
      announce(`${saved.title} is saved.`);
      if (!product) await navigate(`/admin/products/${saved.id}`, { replace: true });
    },
  });
  const errors = fieldErrors(save.error);
  const isSame = product !== undefined && Object.keys(patchOf(before, draft)).length === 0;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!save.isPending && !isSame) save.mutate();
  };
  const form = { draft, errors, change: (part: Partial<ProductDraft>) => setDraft({ ...draft, ...part }) };
  return (
    <form noValidate onSubmit={submit}>
      <PageHead title={product?.title ?? 'New product'}>
        {product && (
          <>
            <Link
              to={`/products/${product.slug}`}
              className="-ms-2 inline-flex min-h-12 items-center px-2 text-link underline"
            >
              In the shop
            </Link>
            <Link
              to={`/admin/audit?subject=${product.id}`}
              className="inline-flex min-h-12 items-center px-2 text-link underline"
            >
              Its changes
            </Link>
          </>
        )}
      </PageHead>
      <div className="grid gap-10">
        <ProductFacts {...form} />
        <VariantRows {...form} />
        <ImageRows {...form} />
        <div className="sticky bottom-0 -mx-4 grid gap-3 border-t border-line bg-paper px-4 py-4 md:mx-0 md:px-0">
          {save.error && (
            <Notice
              kind="bad"
              title={hasCode(save.error, 'precondition_failed') ? 'Somebody changed it meanwhile' : undefined}
            >
              {hasCode(save.error, 'precondition_failed')
                ? 'Reload the page to see their change, then make yours.'
                : explain(save.error)}
            </Notice>
          )}
          <Button type="submit" className="justify-self-start" busy={save.isPending || isSame}>
            {product ? (isSame ? 'Nothing to save' : 'Save') : 'Make it'}
          </Button>
        </div>
      </div>
    </form>
  );
}

const change = (product: Product, patch: Partial<Schema['ProductBody']>): Promise<Product> =>
  take(
    api.PATCH('/api/v1/admin/products/{id}', {
      params: { path: { id: product.id } },
      headers: { 'If-Match': `"${product.version}"` },
      body: patch as Schema['ProductBody'],
    }),
  );
