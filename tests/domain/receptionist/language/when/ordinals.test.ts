import { describe } from "vitest";
import { check, FRIDAY } from "./support.ts";

describe("a day by its place in a month or a week", () => {
  check(FRIDAY, [
    ["the third tuesday of next month", "12-15"],
    ["third tues of next month at 3", "12-15 15:00"],
    ["the last friday in march", "2027-03-26"],
    ["last friday of next month", "12-25"],
    ["the 2nd thurs of jan", "2027-01-14"],
    ["second thursday in january", "2027-01-14"],
    ["first tuesday next month", "12-01"],
    ["the first monday of next month in the morning", "12-07 00:00-12:00"],
    ["the last monday of the month", "11-30"],
    ["the fourth wednesday of the month", "11-25"],
    // This month's is behind us, so next month's is meant.
    ["the first monday of the month", "12-07"],
    ["the 2nd friday of the month", "12-11"],
    ["first of the month", "12-01"],
    ["the 5th of the month", "12-05"],
    ["the 5th of this month", "past"],
    ["the first monday of this month", "past"],
    ["the fifth monday of november", "11-30"],
    ["the fifth tuesday of november", ""],
    ["the first weekend in december", "12-05..12-06"],
    ["the last weekend of november", "11-28..11-29"],
    ["the second weekend of next month", "12-12..12-13"],
    ["the first week of december", "12-01..12-07"],
    ["second week of january", "2027-01-08..2027-01-14"],
    ["the last two weeks of december", "12-18..12-31"],
    ["first two weeks of december", "12-01..12-14"],
    ["the first few days of january", "2027-01-01..2027-01-04"],
    ["last few days of the month", "11-27..11-30"],
    ["the last day of november", "11-30"],
    ["last day of february", "2027-02-28"],
    ["the first day of next month", "12-01"],
  ]);
});

describe("a day counted from another", () => {
  check(FRIDAY, [
    ["the first monday after the 10th", "12-14"],
    ["first monday after december 10", "12-14"],
    ["the tuesday after the 5th", "12-08"],
    ["the second tuesday after the 1st", "12-15"],
    ["the thursday before the 10th", "12-03"],
    ["the last friday before the 15th", "12-11"],
    ["any tuesday after the 10th", "12-15..2027-01-05 [2]"],
    ["the weekend after the 1st", "12-05..12-06"],
    ["the weekend before december 15", "12-12..12-13"],
    ["the weekend of the 12th", "12-12..12-13"],
    ["weekend of december 5", "12-05..12-06"],
    ["the day before the 5th", "12-04"],
    ["my birthday is on the 5th, can I come the day before?", "12-04"],
    ["the day after the 5th at noon", "12-06 12:00"],
    ["2 days after the 5th", "12-07"],
    ["the week after the 7th", "12-14..12-20"],
    ["the sixteenth", "12-16"],
    ["the twenty first", "11-21"],
    ["the twenty-first of december", "12-21"],
    ["december the twenty-first", "12-21"],
    ["on the thirtieth", "11-30"],
    ["december twenty fifth", "12-25"],
  ]);
});
