import { useEffect, useRef, useState, type ReactElement } from 'react';
import { Banner, Button } from '../../design/index.js';
import { useTexts } from '../texts.js';
import { openDecoder } from './decoder.js';

/** A code that stays in view is one showing; out of sight for so long, it is a new one. Milliseconds. */
const AWAY = 2_500;
/** Between two looks, in milliseconds. */
const PAUSE = 120;

type Trouble = 'denied' | 'none' | 'failed';
type Stage = 'starting' | 'on' | Trouble;

/** The camera, looking for tickets until it is closed. Each showing of a code is told once. */
export function Camera({ onText, onClose }: { onText: (text: string) => void; onClose: () => void }): ReactElement {
  const t = useTexts();
  const video = useRef<HTMLVideoElement>(null);
  const told = useRef(onText);
  const [stage, setStage] = useState<Stage>('starting');
  useEffect(() => {
    told.current = onText;
  });
  useEffect(() => {
    const stop = new AbortController();
    if (video.current) watch(video.current, (text) => told.current(text), () => setStage('on'), stop.signal).catch((error: unknown) => setStage(troubleOf(error)));
    return () => stop.abort();
  }, []);
  const trouble = stage === 'denied' || stage === 'none' || stage === 'failed';
  return (
    <div className="camera">
      {trouble ? (
        <Banner tone="wait" title={t(`camera.${stage}`)} live>
          {t(`camera.${stage}.text`)}
        </Banner>
      ) : (
        <div className="camera__view">
          <video ref={video} muted playsInline aria-label={t('camera.view')} />
          <span className="camera__frame" aria-hidden="true" />
          <p className="camera__hint">{stage === 'starting' ? t('camera.starting') : t('camera.hint')}</p>
        </div>
      )}
      <Button look="quiet" wide onClick={onClose}>
        {t('camera.close')}
      </Button>
    </div>
  );
}

/** Shows the camera and looks until it is told to stop. */
async function watch(video: HTMLVideoElement, onText: (text: string) => void, onStart: () => void, stop: AbortSignal): Promise<void> {
  const [decoder, stream] = await Promise.all([openDecoder(), navigator.mediaDevices.getUserMedia({ audio: false, video: { facingMode: { ideal: 'environment' }, width: { ideal: 1280 } } })]);
  const close = (): void => stream.getTracks().forEach((track) => track.stop());
  if (stop.aborted) return close();
  stop.addEventListener('abort', close);
  video.srcObject = stream;
  await video.play();
  onStart();
  let [last, seenAt] = ['', 0];
  while (!stop.aborted) {
    const text = await decoder.read(video);
    const now = performance.now();
    if (text !== null) {
      if ((text !== last || now - seenAt > AWAY) && !stop.aborted) onText(text);
      [last, seenAt] = [text, now];
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
  }
}

/** What the operator can do about it: allow the camera, use another way, or try again. */
function troubleOf(error: unknown): Trouble {
  if (!navigator.mediaDevices) return 'none';
  if (error instanceof DOMException && error.name === 'NotAllowedError') return 'denied';
  if (error instanceof DOMException && (error.name === 'NotFoundError' || error.name === 'OverconstrainedError')) return 'none';
  console.warn('The camera could not be used', error);
  return 'failed';
}
