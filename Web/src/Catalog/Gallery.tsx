import { useState } from 'react';
import type { Schema } from '../Api/client';
import { Picture } from './Picture';

/** The pictures: one large, the others to choose from. */
export function Gallery({ images, title }: { images: Schema['ProductImage'][]; title: string }) {
  const [shown, setShown] = useState(0);
  return (
    <div className="grid content-start gap-3 md:sticky md:top-32 md:self-start">
      <div className="aspect-square overflow-hidden rounded-lg bg-sunken">
        <Picture image={images[shown] ?? images[0]} isFirst />
      </div>
      {images.length > 1 && (
        <ul aria-label={`Pictures of ${title}`} className="flex gap-3">
          {images.map((image, i) => (
            <li key={image.url}>
              <button
                type="button"
                aria-pressed={i === shown}
                onClick={() => setShown(i)}
                className="block size-16 overflow-hidden rounded-md border-2 border-transparent aria-pressed:border-ink sm:size-20"
              >
                <Picture image={image} />
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
