import { Global, Module } from '@nestjs/common';
import { LoggerModule } from 'nestjs-pino';
import { Config } from '../config/index.js';
import { RequestLog } from './request-log.js';

/** Structured logs. What is said while a request is answered carries the request's id, and nothing else of it. */
@Global()
@Module({
  imports: [
    LoggerModule.forRootAsync({
      inject: [Config],
      useFactory: (config: Config) => ({
        pinoHttp: {
          level: config.logLevel,
          // `RequestLog` says how each request went: it hears of pages too, which pass by the middleware.
          autoLogging: false,
          quietReqLogger: true,
          customAttributeKeys: { reqId: 'requestId' },
        },
      }),
    }),
  ],
  providers: [RequestLog],
  exports: [RequestLog],
})
export class LogsModule {}
