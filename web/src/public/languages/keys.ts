import type own from '../texts/en.json';
import type trade from '../../trade/texts/en.json';

export type PublicKey = keyof typeof own | keyof typeof trade;
