package rules_test

import "testing"

func TestFixedKeyDigits(t *testing.T) {
	t.Parallel()
	for value, wrong := range map[string]bool{
		"9f2c4d1e8a7b6c5d4e3f2a1b0c9d8e7f": false,
		"9F2C4D1E8A7B6C5D4E3F2A1B0C9D8E7F": false,
		"9f2c4d1":                          true,
		"0x9f2c4d1e":                       true,
		"9f2c 4d1e":                        true,
		"Wc2n7Yt9Lr4VqXz8":                 true,
		"":                                 false,
		"$key":                             false,
	} {
		for _, name := range []string{"nova", "cinder"} {
			findings := text(t, "[key_manager]\nfixed_key = "+value+"\n", service(name))
			if !wrong {
				none(t, findings, "key_format_invalid")
				continue
			}
			saysThat(t, one(t, findings, "key_format_invalid", "fixed_key"), "is not an even number of hexadecimal digits")
		}
	}
}
