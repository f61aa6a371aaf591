import { fileTypeFromBuffer } from 'file-type';
import sharp from 'sharp';
import { refuse } from './files.errors.js';
import { CONTENT_TYPES, type ContentKind, type PurposeRule } from './purposes.js';

/** Content that may be kept. */
export interface SoundContent {
  bytes: Buffer;
  kind: ContentKind;
  type: string;
}

/** The most pixels of a picture: that of a 40-megapixel camera. A small file may unfold to a picture that fills the memory. */
const MOST_PIXELS = 40_000_000;

// One picture at a time is worked on by one core, and none is remembered: this process has requests to answer.
sharp.concurrency(1);
sharp.cache(false);

/**
 * Looks at what the bytes are, refuses what the purpose does not take, and writes pictures anew: what a camera noted (place, time, owner) is gone,
 * the picture stands upright, and whatever else hid in the file is not copied. PDF and DOCX are kept as they are.
 * @throws Refusal FILE_KIND_NOT_TAKEN, FILE_NOT_READABLE
 */
export async function soundContent(bytes: Buffer, rule: PurposeRule): Promise<SoundContent> {
  const found = await fileTypeFromBuffer(bytes);
  const kind = rule.kinds.find((one) => CONTENT_TYPES[one] === found?.mime);
  if (kind === undefined) throw refuse('FILE_KIND_NOT_TAKEN', { params: { kinds: rule.kinds.map((one) => one.toUpperCase()).join(', ') } });
  if (kind === 'pdf' || kind === 'docx') return { bytes, kind, type: CONTENT_TYPES[kind] };
  return drawnAnew(bytes, kind, rule.side);
}

async function drawnAnew(bytes: Buffer, kind: 'jpg' | 'png' | 'webp', side: number | undefined): Promise<SoundContent> {
  const asJpeg = side !== undefined || kind !== 'png';
  try {
    const upright = sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error' }).autoOrient();
    const sized = side === undefined ? upright : upright.resize(side, side, { fit: 'inside', withoutEnlargement: true });
    const drawn = asJpeg ? sized.flatten({ background: '#ffffff' }).jpeg({ quality: 88 }) : sized.png();
    return { bytes: await drawn.toBuffer(), kind: asJpeg ? 'jpg' : 'png', type: asJpeg ? CONTENT_TYPES.jpg : CONTENT_TYPES.png };
  } catch {
    // The library says why in English, for programmers; whoever sent the picture can but send another.
    throw refuse('FILE_NOT_READABLE');
  }
}
