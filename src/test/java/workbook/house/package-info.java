/** The house rules: what holds for every file and class here. The strict build asks. */
package workbook.house;
