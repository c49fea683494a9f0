package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/osloconf/terraform-provider-osloconf/internal/urls/spec"
)

// samples are texts in each language, which generateSpec combines and changes.
var samples = map[string][]string{
	"cpus":     {"0-3", "^2", "5", "3-0", "0..3", "^0", "0x1", "1-", "-1", "^1-2", " 4 ", "", "7-9", "1_0", "٣", "^", "2 - 4"},
	"mappings": {"physnet1:br-ex", "p:b", "p:", ":b", "p", "a:b:c", " p : b ", "", "q:br-ex", "p:b2"},
	"vlans":    {"p:100:200", "p", "p:200:100", "p:0:5000", "p:100", ":1:2", " p : 1 : 2 ", "p:1:4094", "", "p:a:b", "p:1:4095", "p:5:5"},
	"tunnels":  {"1:1000", "1000:1", "1-1000", "0:5", "1:16777215", "1:16777216", "5", " 1 : 2 ", "", ":", "a:b", "1:2:3"},
	"level":    {"amqp=WARN", "amqp", "=INFO", "a=info", "a=5", "a=TRACE", "a=", "a=b=c", "a= 5 ", "a=AUDIT", "a=NOTSET"},
	"catalog":  {"volumev3:cinderv3:publicURL", "block-storage::internalURL", "volumev3::internalURL", "a:b", ":b:c", "a:b:", "é:_1:x:y"},
	"pages":    {"node:0,size:2048,count:64", "node:0,size:2MB,count:3", "node:0,size:1GiB,count:3", "size:2048", "node:a,size:1,count:1", "node:0,size:8Mbit,count:1", "node:0,size:.5GB,count:1", "node:0,size:2M,count:1", "node:1,size:+1b,count:-1", "node:0,size:5.B,count:1", "node:0,size:1KiB,count:1", "node:0,size:1iB,count:1"},
	"key":      {"MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=", "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY", "MDEy\nMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=", "MDEyMzQ1", "", "=", "a===", "é"},
	"devices": {`{"vendor_id":"8086","product_id":"1520"}`, `{}`, `[]`, `[{"vender_id":"8086"},{"address":"*:0a:00.*"}]`, `{"devname":"nosuch0","address":"0000:0a:00.0"}`, `{"address":"0000:0a:00.8"}`,
		`{"vendor_id":8086}`, `{"vendor_id":"*","product_id":"0x15"}`, `{'vendor_id': '8086'}`, `{"address":{"domain":".*","bus":"02","slot":"01","function":"[0-2]"}}`, `{"address":{"bus":2}}`,
		`{"address":"","physical_network":"p"}`, `{"address":":00."}`, `{"address":"1:2:3:4.5"}`, `"x"`, `[1]`, `{"address":5}`, `{"vendor_id":" 8086 ","product_id":"_1"}`, `{"product_id":"10000"}`, `{"address":"1:100:00"}`, `{"vendor_id":null}`, `{"devname":"nosuch0"}`,
		`{"address":"*:*:*.*"}`, `{"product_id":"*"}`, `{"address":{"bus":".*","func":"1"}}`, `{"address":{"bus":"*"}}`, `{"address":{"slot":"[0-"}}`},
	"alias": {`{"name":"a","vendor_id":"8086","product_id":"1520","device_type":"type-PF"}`, `{"name":"a"}`, `{"vendor_id":"8086"}`, `{"name":""}`, `{"name":"a","device_type":"type-XX"}`, `{"name":"a","numa_policy":"socket"}`,
		`{"name":"a","vendor_id":"80861"}`, `{"name":"a","vendor_id":"80g6"}`, `{"name":"a","x":"y"}`, `[{"name":"a"}]`, `{"name":5}`, `{"name":"a","capability_type":"pci"}`, `{"name":" a "}`, `{"name":"a","vendor_id":"8086\n"}`},
}

func generateSpec(g generator, count int) []question {
	kinds := slices.Sorted(maps.Keys(samples))
	questions := make([]question, count)
	for i := range questions {
		kind := kinds[i%len(kinds)]
		text := g.pick(samples[kind])
		if kind == "cpus" || kind == "mappings" {
			for range g.IntN(4) {
				text += "," + g.pick(samples[kind])
			}
		}
		if g.IntN(3) == 0 {
			text = g.change(text)
		}
		questions[i] = question{Kind: kind, Text: text}
	}
	return questions
}

// compareSpec says where the answers differ, "" if they agree.
func compareSpec(q question, line []byte) (string, error) {
	var answer struct {
		Error *string
		Value string
	}
	if err := json.Unmarshal(line, &answer); err != nil {
		return "", err
	}
	value, err := readSpec(q.Kind, q.Text)
	if errors.Is(err, errSkip) {
		return "", nil
	}
	if (err != nil) != (answer.Error != nil) || err == nil && value != answer.Value {
		return fmt.Sprintf("%q, %v", value, err), nil
	}
	return "", nil
}

var errSkip = errors.New("too large to write out")

// readSpec reads a text and formats the result as spec.py does.
func readSpec(kind, text string) (string, error) {
	var words []string
	switch kind {
	case "cpus":
		set, err := spec.ParseCPUs(text)
		for _, s := range set {
			if s.Last-s.First > 10_000 {
				return "", errSkip
			}
			for n := s.First; n <= s.Last; n++ {
				words = append(words, strconv.FormatInt(n, 10))
			}
		}
		return strings.Join(words, " "), err
	case "devices":
		list, err := spec.ParseDevices(text)
		for _, d := range list {
			words = append(words, map[bool]string{true: "True", false: "False"}[d.Any])
		}
		return strings.Join(words, " "), err
	case "alias":
		a, err := spec.ParseAlias(text)
		return a.Name, err
	case "mappings":
		read, err := spec.ParseMappings(strings.Split(text, ","))
		for _, key := range slices.Sorted(maps.Keys(read)) {
			words = append(words, key+"="+read[key])
		}
		return strings.Join(words, "|"), err
	case "vlans":
		v, err := spec.ParseVLANs(text)
		return fmt.Sprintf("%s %d %d", v.Network, v.Tags.First, v.Tags.Last), err
	case "tunnels":
		s, err := spec.ParseTunnels(text, spec.HighestVNI)
		return fmt.Sprintf("%d %d", s.First, s.Last), err
	case "level":
		logger, level, err := spec.ParseLogLevel(text)
		return logger + " " + level, err
	case "catalog":
		_, err := spec.ParseCatalogInfo(text)
		return "", err
	case "pages":
		return readPages(text)
	}
	return "", spec.CheckFernetKey(text)
}

func readPages(text string) (string, error) {
	members := map[string]string{}
	for item := range strings.SplitSeq(text, ",") {
		key, value, found := strings.Cut(item, ":")
		key = strip(key)
		if _, repeated := members[key]; !found || repeated || key == "" {
			return "", errSkip // left to oslo.config
		}
		members[key] = strip(value)
	}
	p, err := spec.ParseHugePages(members)
	if p.SizeKiB > 1e5 || p.SizeKiB != float64(int64(p.SizeKiB)) {
		return "", errSkip // more digits than are printed
	}
	return fmt.Sprintf("%d %g %d", p.Node, p.SizeKiB, p.Count), err
}

// strip is Python's str.strip.
func strip(s string) string {
	return strings.TrimFunc(s, func(r rune) bool { return unicode.IsSpace(r) || r >= 0x1c && r <= 0x1f })
}
