import trade from '../../trade/texts/fa.json';
import own from '../texts/fa.json';
import type { Dictionary } from '../../texts/texts.js';
import type { PublicKey } from './keys.js';

export default { ...trade, ...own } satisfies Record<PublicKey, Dictionary[string]>;
