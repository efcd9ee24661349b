import { ImageOff } from 'lucide-react';
import { useState } from 'react';
import type { Schema } from '../Api/client';

interface PictureProps {
  image: Schema['ProductImage'] | null | undefined;
  /** On the first screen: asked for at once, and before others. */
  isFirst?: boolean;
  className?: string;
}

/** A product's picture, in a frame that has its place before it comes; a calm sign where it doesn't. */
export function Picture({ image, isFirst = false, className = '' }: PictureProps) {
  const [failed, setFailed] = useState<string>();
  if (!image || failed === image.url) {
    return (
      <span className="grid size-full place-items-center bg-sunken text-muted">
        <ImageOff aria-hidden className="size-8" />
      </span>
    );
  }
  return (
    <img
      src={image.url}
      alt={image.alt}
      width={image.width}
      height={image.height}
      loading={isFirst ? 'eager' : 'lazy'}
      fetchPriority={isFirst ? 'high' : 'auto'}
      decoding="async"
      onError={() => setFailed(image.url)}
      className={`size-full object-cover ${className}`}
    />
  );
}
