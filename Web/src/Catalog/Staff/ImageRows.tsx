import { Button } from '../../Design/Button';
import { Field } from '../../Design/Field';
import { Picture } from '../Picture';
import { errorOf, raised, replaced, without, type FormPart } from './form';
import { RowButtons } from './RowButtons';

const newImage = { url: '', alt: '', width: '1000', height: '1000' };

/** The pictures, the one for lists first. */
export function ImageRows({ draft: { images }, errors, change }: FormPart) {
  const set = (i: number, part: Partial<(typeof images)[number]>) => change({ images: replaced(images, i, part) });
  return (
    <section className="grid gap-4">
      <h2 className="display text-lg">Pictures</h2>
      {errors.images && <p className="text-sm font-medium text-sale">{errors.images[0]}</p>}
      <ul className="grid gap-4">
        {images.map((image, i) => (
          <li key={i} className="grid gap-4 rounded-lg border border-line p-4 sm:grid-cols-[7rem_1fr]">
            <div className="size-28 overflow-hidden rounded-md bg-sunken">
              {image.url && (
                <Picture
                  image={{
                    url: image.url,
                    alt: image.alt,
                    width: Number(image.width) || 1,
                    height: Number(image.height) || 1,
                  }}
                />
              )}
            </div>
            <div className="grid grid-cols-2 gap-4 md:grid-cols-[2fr_1fr_1fr]">
              <Field
                label="Address"
                className="col-span-2 md:col-span-3"
                value={image.url}
                error={errorOf(errors, `images/${i}/url`)}
                onChange={(event) => set(i, { url: event.target.value })}
              />
              <Field
                label="What is on it"
                className="col-span-2 md:col-span-1"
                value={image.alt}
                error={errorOf(errors, `images/${i}/alt`)}
                onChange={(event) => set(i, { alt: event.target.value })}
              />
              <Field
                label="Width"
                inputMode="numeric"
                value={image.width}
                error={errorOf(errors, `images/${i}/width`)}
                onChange={(event) => set(i, { width: event.target.value })}
              />
              <Field
                label="Height"
                inputMode="numeric"
                value={image.height}
                error={errorOf(errors, `images/${i}/height`)}
                onChange={(event) => set(i, { height: event.target.value })}
              />
              <div className="col-span-full justify-self-end">
                <RowButtons
                  of={image.alt || 'the picture'}
                  raise={i > 0 ? () => change({ images: raised(images, i) }) : undefined}
                  remove={() => change({ images: without(images, i) })}
                />
              </div>
            </div>
          </li>
        ))}
      </ul>
      <Button look="quiet" className="justify-self-start" onClick={() => change({ images: [...images, newImage] })}>
        Add a picture
      </Button>
    </section>
  );
}
