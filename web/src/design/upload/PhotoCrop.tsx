import { useEffect, useRef, useState, type PointerEvent, type ReactElement } from 'react';
import { Button } from '../components/Button.js';
import { dragged, firstView, NEAREST, squareOf, within, type Size, type View } from './crop.rules.js';
import { useUploadTexts } from './texts.js';

/** Pixels of the square that is sent, at most. */
const MOST = 1_200;

/** Lets somebody choose the square of a picture that is shown: by dragging, or by three controls that every keyboard works. What is cut off is never sent. */
export default function PhotoCrop({ picture, done, cancel }: { picture: File; done: (square: Blob) => void; cancel: (because?: string) => void }): ReactElement {
  const t = useUploadTexts();
  const [address, setAddress] = useState<string>();
  const [size, setSize] = useState<Size>();
  const [view, setView] = useState<View>({ x: 0, y: 0, near: 1 });
  const image = useRef<HTMLImageElement>(null);
  useEffect(() => {
    const made = URL.createObjectURL(picture);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [picture]);

  const move = (next: View): void => {
    if (size) setView(within(size, next));
  };
  const onPointerMove = (event: PointerEvent<HTMLDivElement>): void => {
    if (!size || !event.currentTarget.hasPointerCapture(event.pointerId)) return;
    setView(dragged(size, view, { x: event.movementX, y: event.movementY }, event.currentTarget.clientWidth));
  };
  const square = size && squareOf(size, view);
  const use = async (): Promise<void> => {
    const cut = square && image.current ? await cutOut(image.current, square) : null;
    if (cut) done(cut);
    else cancel(t('crop.broken'));
  };
  return (
    <div className="crop" role="group" aria-label={t('crop.title')}>
      <p className="field__hint">{t('crop.hint')}</p>
      <div className="crop__frame" onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)} onPointerMove={onPointerMove}>
        {address !== undefined && (
          <img
            ref={image}
            src={address}
            alt=""
            draggable={false}
            style={size && square ? { inlineSize: percent(size.width, square.side), left: percent(-square.left, square.side), top: percent(-square.top, square.side) } : undefined}
            onLoad={({ currentTarget: { naturalWidth: width, naturalHeight: height } }) => {
              setSize({ width, height });
              setView(firstView({ width, height }));
            }}
            onError={() => cancel(t('crop.broken'))}
          />
        )}
      </div>
      {size && square && (
        <>
          <Range label={t('crop.near')} value={view.near} min={1} max={NEAREST} step={0.05} change={(near) => move({ ...view, near })} />
          <Range label={t('crop.across')} value={view.x} min={square.side / 2} max={size.width - square.side / 2} step={square.side / 40} change={(x) => move({ ...view, x })} />
          <Range label={t('crop.down')} value={view.y} min={square.side / 2} max={size.height - square.side / 2} step={square.side / 40} change={(y) => move({ ...view, y })} />
        </>
      )}
      <p className="buttons">
        <Button type="button" disabled={!square} onClick={() => void use()}>
          {t('crop.use')}
        </Button>
        <Button type="button" look="plain" onClick={() => cancel()}>
          {t('crop.cancel')}
        </Button>
      </p>
    </div>
  );
}

/** A control along which there may be nowhere to go. It is no answer of the form: it has no name. */
function Range({ label, value, min, max, step, change }: { label: string; value: number; min: number; max: number; step: number; change: (value: number) => void }): ReactElement {
  return (
    <label className="crop__range">
      <span>{label}</span>
      <input type="range" dir="ltr" min={min} max={max} step={step} value={value} disabled={max - min < 0.001} onChange={({ target }) => change(Number(target.value))} onInput={(event) => event.stopPropagation()} />
    </label>
  );
}

function percent(part: number, whole: number): string {
  return `${(part / whole) * 100}%`;
}

/** The square as a JPEG; null when the browser cannot draw it. */
function cutOut(image: HTMLImageElement, { left, top, side }: { left: number; top: number; side: number }): Promise<Blob | null> {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = Math.max(1, Math.min(MOST, Math.round(side)));
  const pen = canvas.getContext('2d');
  if (!pen) return Promise.resolve(null);
  pen.fillStyle = 'white';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(image, left, top, side, side, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.92));
}
