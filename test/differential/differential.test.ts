import { describePrograms } from './describePrograms';

describePrograms(200);
