import { describeKitOn } from './describe-kit-on.js';

describeKitOn('Asterisk 16', { suite: 'bullseye' });
