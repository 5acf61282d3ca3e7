import { describeKitOn } from './describe-kit-on.js';

describeKitOn('Asterisk');
