import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';

/** Modules of quiet that a reader needs around the code (ISO/IEC 18004). */
const QUIET = 4;

/** The dark modules of a code as one path. The library comes when the first code is shown. */
async function draw(text: string): Promise<{ size: number; path: string }> {
  const { create } = await import('qrcode');
  const { data, size } = create(text, { errorCorrectionLevel: 'M' }).modules;
  const dark = Array.from(data).flatMap((on, place) => (on ? [`M${(place % size) + QUIET} ${Math.floor(place / size) + QUIET}h1v1h-1z`] : []));
  return { size: size + 2 * QUIET, path: dark.join('') };
}

/** A text as QR code, black on white in the dark too. */
export function Qr({ text, label }: { text: string; label: string }): ReactElement {
  const { data: code } = useQuery({ queryKey: ['qr', text], queryFn: () => draw(text), staleTime: Infinity });
  return (
    <div className="qr" role="img" aria-label={label}>
      {code && (
        <svg viewBox={`0 0 ${code.size} ${code.size}`} shapeRendering="crispEdges" aria-hidden="true">
          <path d={code.path} />
        </svg>
      )}
    </div>
  );
}
