export { VirusScanner, type ScanResult } from './virus-scanner.js';
export { ScanningModule } from './scanning.module.js';
