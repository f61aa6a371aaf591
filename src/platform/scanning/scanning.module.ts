import { Global, Module } from '@nestjs/common';
import { ClamAv } from './clamav.js';
import { VirusScanner } from './virus-scanner.js';

@Global()
@Module({ providers: [{ provide: VirusScanner, useClass: ClamAv }], exports: [VirusScanner] })
export class ScanningModule {}
