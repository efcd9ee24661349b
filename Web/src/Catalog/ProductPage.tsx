import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { api, type Schema } from '../Api/client';
import { take } from '../Api/problem';
import { useAddToCart } from '../Carts/cart';
import { openCartPanel } from '../Carts/panel';
import { WishButton } from '../Customers/Wishlist/WishButton';
import { Button } from '../Design/Button';
import { formatMoney, saving } from '../Design/money';
import { Quantity } from '../Design/Quantity';
import { Loading, Skeleton } from '../Design/Skeleton';
import { useLive } from '../Live/useLive';
import { Failed } from '../Shell/Failed';
import { useTitle } from '../Shell/title';
import { RoomNotice } from '../WaitingRooms/RoomNotice';
import { Availability } from './Availability';
import { Breadcrumb } from './Breadcrumb';
import { DeliveryEstimate } from './DeliveryEstimate';
import { Gallery } from './Gallery';
import { Options } from './Options';
import { Rating } from './Rating';
import { canBeHad, firstVariant, type Variant } from './variants';

type Product = Schema['ProductAnswer'];

export function ProductPage() {
  const { slug = '' } = useParams();
  const { data, error, refetch } = useQuery({
    queryKey: ['product', slug],
    queryFn: () => take(api.GET('/api/v1/products/{product}', { params: { path: { product: slug } } })),
    staleTime: 5_000,
  });
  useLive(data && `product:${data.id}`);
  useTitle(data?.title);
  if (data) return <ProductView key={data.id} product={data} />;
  return error ? <Failed error={error} what="product" retry={() => void refetch()} /> : <ProductSkeleton />;
}

function ProductView({ product }: { product: Product }) {
  const [search, setSearch] = useSearchParams();
  const variant = firstVariant(product, search.get('sku'));
  return (
    <article className="grid gap-8">
      <Breadcrumb category={product.categories[0]} />
      <div className="grid gap-8 md:grid-cols-[1.15fr_1fr] md:gap-12 lg:gap-20">
        <Gallery images={product.images} title={product.title} />
        <div className="grid content-start gap-6">
          <header className="grid gap-2">
            <p className="text-sm text-muted">{product.brand}</p>
            <h1 className="display text-3xl">{product.title}</h1>
            {product.subtitle && <p className="text-lg text-muted">{product.subtitle}</p>}
            {product.rating && <Rating rating={product.rating} />}
          </header>
          {variant && <Price variant={variant} />}
          {variant && (
            <Options product={product} variant={variant} choose={(sku) => setSearch({ sku }, { replace: true })} />
          )}
          {variant && <RoomNotice sku={variant.sku} />}
          {variant && <Buy variant={variant} product={product} />}
          {variant && canBeHad(variant) && <DeliveryEstimate slug={product.slug} sku={variant.sku} />}
          <Facts product={product} />
        </div>
      </div>
    </article>
  );
}

function Price({ variant: { price, compareAt } }: { variant: Variant }) {
  const less = saving(price, compareAt);
  return (
    <p className="flex flex-wrap items-baseline gap-x-3 tabular-nums">
      <span className={`display text-2xl ${less ? 'text-sale' : ''}`}>{formatMoney(price)}</span>
      {less && compareAt && (
        <>
          <s className="text-muted">
            <span className="sr-only">before </span>
            {formatMoney(compareAt)}
          </s>
          <span className="rounded-sm bg-lime px-1.5 py-0.5 text-xs font-bold text-on-lime">−{less}%</span>
        </>
      )}
    </p>
  );
}

function Buy({ variant, product }: { variant: Variant; product: Product }) {
  const { title } = product;
  const [quantity, setQuantity] = useState(1);
  const add = useAddToCart();
  return (
    <div className="grid gap-4">
      <Availability availability={variant.availability} />
      <div className="flex flex-wrap gap-2 sm:gap-3">
        {canBeHad(variant) ? (
          <>
            <Quantity value={quantity} of={title} onChange={setQuantity} />
            <Button
              className="grow basis-28 px-3! whitespace-nowrap sm:px-5! md:basis-48 lg:basis-36"
              busy={add.isPending}
              onClick={() => add.mutate({ sku: variant.sku, quantity, title }, { onSuccess: openCartPanel })}
            >
              {add.isPending ? 'Adding…' : 'Add to cart'}
            </Button>
          </>
        ) : (
          <p className="text-sm text-muted">There is none left of this choice. Others may be there.</p>
        )}
        <WishButton product={product} />
      </div>
    </div>
  );
}

function Facts({ product }: { product: Product }) {
  return (
    <div className="grid gap-8 border-t border-line pt-6">
      {/* HTML that the Api made of Markdown, without scripts, by its SafeMarkdown. */}
      <div className="prose text-pretty" dangerouslySetInnerHTML={{ __html: product.description }} />
      {product.attributes.length > 0 && (
        <dl className="grid grid-cols-[auto_1fr] text-sm">
          {product.attributes.map(({ name, value }) => (
            <div key={name} className="col-span-2 grid grid-cols-subgrid gap-x-8 border-t border-line py-2.5">
              <dt className="text-muted">{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
}

const ProductSkeleton = () => (
  <div className="grid gap-8">
    <Loading what="the product" />
    <Skeleton className="h-5 w-40" />
    <div className="grid gap-8 md:grid-cols-[1.15fr_1fr] md:gap-12 lg:gap-20">
      <Skeleton className="aspect-square rounded-lg" />
      <div className="grid content-start gap-6">
        <Skeleton className="h-24" />
        <Skeleton className="h-8 w-32" />
        <Skeleton className="h-12" />
        <Skeleton className="h-12" />
      </div>
    </div>
  </div>
);
