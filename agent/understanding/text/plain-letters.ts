/** Letters of other alphabets that look like Latin ones, one character for one, so that places in the text stay. */
const LOOKALIKES: ReadonlyMap<string, string> = new Map(
  pairs("аaеeоoрpсcуyхxіiјjѕsԁdһhԛqԝw").concat(
    pairs("АAВBЕEКKМMНHОOРPСCТTХXУYІIЈJЅSԌGԚQԜWѴV"),
    pairs("αaοoρpνvιiκkτtυuχxηnεeΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧX"),
    pairs("ıiɑaɡgʟlꓲIꓳOꓮAꓢSꓰEꓐBꓑPꓖGꓝFꓡLꓠNꓣRꓔTꓟMꓚCꓗKꓓD"),
  ),
);

function pairs(text: string): (readonly [string, string])[] {
  const letters = [...text];
  return Array.from({ length: letters.length / 2 }, (_, index) => [letters[index * 2] ?? "", letters[index * 2 + 1] ?? ""] as const);
}

/** The text for matching alone, with look-alike letters as the Latin ones that they pass for; a word wholly in another alphabet stays in it. */
export function plainLetters(text: string): string {
  return text.replaceAll(/[\p{L}\d]+/gu, (word) => {
    const folded = [...word].map((letter) => LOOKALIKES.get(letter) ?? letter).join("");
    const isDisguise = folded !== word && folded.length === word.length && /^[\p{Script=Latin}\d]+$/u.test(folded);
    return isDisguise ? folded : word;
  });
}
