import { Global, Module } from '@nestjs/common';
import { Sealing } from './sealing.js';

@Global()
@Module({ providers: [Sealing], exports: [Sealing] })
export class SealingModule {}
