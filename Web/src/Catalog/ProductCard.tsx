import { memo } from 'react';
import { Link } from 'react-router';
import type { Schema } from '../Api/client';
import { formatMoney, saving } from '../Design/money';
import { Skeleton } from '../Design/Skeleton';
import { Picture } from './Picture';
import { Rating } from './Rating';

type Card = Schema['ProductCard'];

/** A product in a list. The whole card leads to it; its name is the link. */
export const ProductCard = memo(function ProductCard({
  card,
  isFirst = false,
  heading: Heading = 'h2',
}: {
  card: Card;
  isFirst?: boolean;
  heading?: 'h2' | 'h3';
}) {
  const less = card.price && saving(card.price, card.compareAt);
  return (
    <article className="group relative grid content-start gap-3">
      <div className="relative aspect-square overflow-hidden rounded-lg bg-sunken">
        <Picture
          image={card.image}
          isFirst={isFirst}
          className="transition-transform duration-500 ease-calm group-hover:scale-[1.03]"
        />
        {less && (
          <span className="absolute start-2.5 top-2.5 rounded-sm bg-lime px-1.5 py-0.5 text-xs font-bold text-on-lime">
            <span className="sr-only">Reduced by </span>−{less}%
          </span>
        )}
      </div>
      <div className="grid gap-0.5">
        <p className="text-xs text-muted">{card.brand}</p>
        <Heading className="leading-snug font-semibold text-pretty">
          <Link
            to={`/products/${card.slug}`}
            className="after:absolute after:inset-0 after:rounded-lg focus-visible:outline-none focus-visible:after:focus-mark"
          >
            {card.title}
          </Link>
        </Heading>
        <CardPrice card={card} />
        {card.rating && <Rating rating={card.rating} className="mt-1" />}
      </div>
    </article>
  );
});

function CardPrice({ card: { price, priceMax, compareAt } }: { card: Card }) {
  if (!price) return null;
  const isReduced = saving(price, compareAt) !== null;
  return (
    <p className="flex flex-wrap items-baseline gap-x-2 tabular-nums">
      <span className={isReduced ? 'font-semibold text-sale' : ''}>
        {priceMax && 'from '}
        {formatMoney(price)}
      </span>
      {isReduced && compareAt && (
        <s className="text-sm text-muted">
          <span className="sr-only">before </span>
          {formatMoney(compareAt)}
        </s>
      )}
    </p>
  );
}

export const ProductCardSkeleton = () => (
  <div className="grid gap-3">
    <Skeleton className="aspect-square rounded-lg" />
    <Skeleton className="h-4 w-1/3" />
    <Skeleton className="h-5 w-4/5" />
    <Skeleton className="h-5 w-1/4" />
  </div>
);
