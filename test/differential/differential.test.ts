import { describePrograms } from './describePrograms';

describePrograms(100);
