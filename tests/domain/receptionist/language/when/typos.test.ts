import { describe } from "vitest";
import { check, FRIDAY } from "./support.ts";

describe("a day in haste", () => {
  check(FRIDAY, [
    ["tuseday", "11-24"],
    ["tuesady", "11-24"],
    ["teusday", "11-24"],
    ["tuedsay at 3", "11-24 15:00"],
    ["wednsday", "11-25"],
    ["wednesdy", "11-25"],
    ["wedensday", "11-25"],
    ["wensdy", "11-25"],
    ["wenesday", "11-25"],
    ["thurdsay", "11-26"],
    ["thursady", "11-26"],
    ["thurday", "11-26"],
    ["fridy", "?11-20,11-27"],
    ["friady", "?11-20,11-27"],
    ["next firday", "11-27"],
    ["saterday", "11-21"],
    ["satruday", "11-21"],
    ["sundey", "11-22"],
    ["monady", "11-23"],
    ["mondey", "11-23"],
    ["Tuesday's fine", "11-24"],
    ["tomorro", "11-21"],
    ["tommorrow", "11-21"],
    ["tomrrow", "11-21"],
    ["2morow", "11-21"],
    ["tmrw morn", "11-21 00:00-12:00"],
    ["2mrw pm", "11-21 12:00-24:00"],
    ["tmr @ 2", "11-21 14:00"],
    ["2nite", "11-20 17:00-24:00"],
    ["nxt wk", "11-23..11-29"],
    ["next wek", "11-23..11-29"],
    ["next weeek", "11-23..11-29"],
    ["nex tues", "11-24"],
    ["this weekned", "11-21..11-22"],
    ["thurs eve", "11-26 17:00-24:00"],
    ["tues aft", "11-24 12:00-17:00"],
    ["TUESDAY 3PM!!!", "11-24 15:00"],
    ["tue-wed", "11-24..11-25"],
    ["mon/tues", "11-23..11-24"],
  ]);
});

describe("a month in haste", () => {
  check(FRIDAY, [
    ["febuary", "2027-02-01..2027-02-28"],
    ["febuary 3rd", "2027-02-03"],
    ["feburary 3", "2027-02-03"],
    ["3 janurary", "2027-01-03"],
    ["janury 7", "2027-01-07"],
    ["decemeber 5", "12-05"],
    ["decmber 5th", "12-05"],
    ["dec. 5th", "12-05"],
    ["novemeber 30", "11-30"],
    ["setpember 3", "2027-09-03"],
    ["agust 3", "2027-08-03"],
    ["augst 3rd", "2027-08-03"],
    ["ocotber 3", "2027-10-03"],
    ["apirl 3", "2027-04-03"],
    ["3rd arpil", "2027-04-03"],
    ["in sept", "2027-09-01..2027-09-30"],
  ]);
});

describe("a time in haste", () => {
  check(FRIDAY, [
    ["everning", "17:00-24:00"],
    ["afternooon", "12:00-17:00"],
    ["in the mornng", "00:00-12:00"],
    ["at nooon", "12:00"],
    ["3 oclock", "15:00"],
    ["3 o clock", "15:00"],
    ["2;30", "14:30"],
    ["230 pm", "14:30"],
    ["3.pm", "15:00"],
    ["bewteen 2 and 4", "14:00-16:00"],
    ["betwen 2 n 4", "14:00-16:00"],
    ["arround 4", "15:30-16:31"],
    ["aftr 4", "16:00-24:00"],
  ]);
});
