import { Logger } from '@nestjs/common';

// What the parts say in a unit test is no news; a whole processor in a test brings its own logger.
Logger.overrideLogger(['fatal']);
