package hops

import "testing"

func TestConditionMet(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		column, value string
		set, want     bool
	}{
		"set":                     {"a.b", "x", true, true},
		"left out":                {"a.b", "", false, false},
		"word":                    {"a.b~x,y", "one,y", true, true},
		"no word":                 {"a.b~x,y", "one", true, false},
		"word, left out":          {"a.b~x", "", false, false},
		"left out is a word":      {"a.b~-,x", "", false, true},
		"a dash in the value":     {"a.b~-", "one-two", true, false},
		"true by another name":    {"a.b~true", "Yes", true, true},
		"false by another name":   {"a.b~false", " 0 ", true, true},
		"number that begins so":   {"a.b~true", "10", true, false},
		"the whole value":         {"a.b~=1", "1", true, true},
		"more than the word":      {"a.b~=1", "10", true, false},
		"section of a free name":  {"<backend>.b~x", "x", true, true},
		"false and what is unset": {"a.b~-,false", "true", true, false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			conditions, ok := conditionsOf(test.column)
			if !ok || len(conditions) != 1 {
				t.Fatalf("%d conditions, readable %t", len(conditions), ok)
			}
			if got := conditions[0].Met(test.value, test.set); got != test.want {
				t.Errorf("met %t, not %t", got, test.want)
			}
		})
	}
}

func TestPattern(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct{ option, when, want string }{
		"none":             {"a.b", "c.d & e.f~x", ""},
		"of the option":    {"<backend>.b", "-", "<backend>"},
		"of a condition":   {"a.b", "c.d & <backend>.b", "<backend>"},
		"dot in its name":  {"a.b", "<secretstore:<suffix>>.plugin", "<secretstore:<suffix>>"},
		"no option at all": {"-", "<backend>.b", "<backend>"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			all, err := parse("cinder\tzed\teach\tbefore\t" + test.option + "\t?\t" + test.when + "\tx\tDo it.\n")
			if err != nil {
				t.Fatal(err)
			}
			if got := all[0].Pattern(); got != test.want {
				t.Errorf("pattern %q, not %q", got, test.want)
			}
		})
	}
}
