import { Module } from '@nestjs/common';
import { LoggerModule } from 'nestjs-pino';
import { Config } from '../config/index.js';
import { maskedPath } from './masked-path.js';

/** What pino-http hands over of a request. */
interface LoggedRequest {
  id: unknown;
  method: string;
  url: string;
}

/** Structured logs with the request's id. They know no body, no header, no query and no address: only what was asked for and how it went. */
@Module({
  imports: [
    LoggerModule.forRootAsync({
      inject: [Config],
      useFactory: (config: Config) => ({
        pinoHttp: {
          level: config.logLevel,
          quietReqLogger: true,
          customLogLevel: (_request, response, error) => (error || response.statusCode >= 500 ? 'error' : 'info'),
          serializers: {
            req: (request: LoggedRequest) => ({ id: request.id, method: request.method, path: maskedPath(request.url) }),
            res: (response: { statusCode: number }) => ({ status: response.statusCode }),
          },
        },
      }),
    }),
  ],
})
export class LogsModule {}
