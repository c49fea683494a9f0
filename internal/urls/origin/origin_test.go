package origin

import "testing"

func TestCheck(t *testing.T) {
	t.Parallel()
	for item, want := range map[string]Kind{
		"https://horizon.example.org":          Fine,
		"https://horizon.example.org:8443":     Fine,
		"http://[fd00::1]:8080":                Fine,
		"http://10.0.0.1":                      Fine,
		"moz-extension://0a1b":                 Fine,
		"*":                                    Any,
		"null":                                 Null,
		"":                                     Empty,
		" https://horizon.example.org":         Blank,
		`"https://horizon.example.org"`:        Blank,
		"horizon.example.org":                  NoScheme,
		"//horizon.example.org":                NoScheme,
		"://horizon.example.org":               NoScheme,
		"https://":                             NoHost,
		"https://:8443":                        NoHost,
		"https://u:p@horizon.example.org":      HasUser,
		"https://horizon.example.org/":         HasPath,
		"https://horizon.example.org/identity": HasPath,
		"https://horizon.example.org?x":        HasPath,
		"https://*.example.org":                Wildcard,
		"https://Horizon.example.org":          UpperCase,
		"HTTPS://horizon.example.org":          UpperCase,
		"https://horizon.example.org:443":      DefaultPort,
		"http://horizon.example.org:80":        DefaultPort,
		"http://horizon.example.org:443":       Fine,
		"https://horizon.example.org:":         BadPort,
		"https://horizon.example.org:0":        BadPort,
		"https://horizon.example.org:08443":    BadPort,
		"https://horizon.example.org:65536":    BadPort,
		"https://bücher.example.org":           BadHost,
		"https://[horizon]":                    BadHost,
		"https://[fd00:0::1]":                  BadHost,
		"https://[fd00::1]8443":                BadHost,
	} {
		t.Run(item, func(t *testing.T) {
			t.Parallel()
			if got := Check(item); got != want {
				t.Errorf("kind %d, want %d", got, want)
			}
		})
	}
}

func FuzzCheck(f *testing.F) {
	f.Add("https://[fd00::1]:8443")
	f.Fuzz(func(t *testing.T, item string) {
		if kind := Check(item); kind < Fine || kind > BadHost {
			t.Errorf("%q is of the unknown kind %d", item, kind)
		}
	})
}
