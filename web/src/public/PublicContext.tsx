import { createContext, useContext } from 'react';
import type { PublicTranslate, Setting } from './page.js';

export interface PublicFace {
  setting: Setting;
  t: PublicTranslate;
}

export const PublicContext = createContext<PublicFace | null>(null);

/** Texts and setting of the page. */
export function usePublic(): PublicFace {
  const face = useContext(PublicContext);
  if (!face) throw new Error('This part stands outside of the public face');
  return face;
}
