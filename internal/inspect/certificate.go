package inspect

import (
	"bytes"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/asn1"
	"errors"
	"strings"
	"time"
	"unicode"
)

// Certificates are parsed structurally here, because crypto/x509 rejects some
// that OpenSSL loads: negative serial numbers, curves and DSA parameters that
// Go does not know, repeated extensions, names with odd characters.
// crypto/x509's opinion is recorded only as a fact.

type certificate struct {
	TBS       tbsCertificate
	Algorithm algorithm
	Signature asn1.BitString
}

type tbsCertificate struct {
	Raw        asn1.RawContent
	Version    int `asn1:"optional,explicit,default:0,tag:0"`
	Serial     asn1.RawValue
	Algorithm  algorithm
	Issuer     asn1.RawValue
	Validity   validity
	Subject    asn1.RawValue
	Key        spki
	IssuerID   asn1.BitString   `asn1:"optional,tag:1"`
	SubjectID  asn1.BitString   `asn1:"optional,tag:2"`
	Extensions []pkix.Extension `asn1:"optional,explicit,tag:3"`
}

type validity struct{ NotBefore, NotAfter asn1.RawValue }

var errNotCertificate = errors.New("is damaged: its content is not a certificate")

// maxName is the longest readable name, in characters.
const maxName = 120

// parseCertificate reads one certificate. OpenSSL's trust settings may follow
// it; they are ignored here.
func parseCertificate(der []byte) (Certificate, error) {
	var parsed certificate
	rest, err := asn1.Unmarshal(der, &parsed)
	if err != nil {
		return Certificate{}, errNotCertificate
	}
	der = der[:len(der)-len(rest)]
	var trust asn1.RawValue
	_, err = asn1.Unmarshal(rest, &trust)
	trailing := len(rest) > 0 && (err != nil || trust.Tag != asn1.TagSequence)
	tbs := &parsed.TBS
	if tbs.Serial.Tag != asn1.TagInteger || !isTime(tbs.Validity.NotBefore) || !isTime(tbs.Validity.NotAfter) ||
		!isName(tbs.Issuer) || !isName(tbs.Subject) {
		return Certificate{}, errNotCertificate
	}
	key, ok := publicKey(tbs.Key)
	if !ok {
		return Certificate{}, errors.New("is damaged: its public key cannot be read")
	}
	cert := Certificate{
		Subject:     name(tbs.Subject),
		Issuer:      name(tbs.Issuer),
		Version:     tbs.Version + 1,
		CertSign:    true,
		Trailing:    trailing,
		SelfIssued:  bytes.Equal(tbs.Subject.FullBytes, tbs.Issuer.FullBytes),
		PublicKey:   key,
		Fingerprint: fingerprint(der),
		SubjectHash: subjectHash(tbs.Subject),
	}
	var goodTimes [2]bool
	cert.NotBefore, goodTimes[0] = moment(tbs.Validity.NotBefore)
	cert.NotAfter, goodTimes[1] = moment(tbs.Validity.NotAfter)
	if !goodTimes[0] || !goodTimes[1] {
		cert.Unusual = "its validity is not a time"
	}
	if !cert.extensions(tbs.Extensions) {
		return Certificate{}, errors.New("is damaged: its extensions cannot be read")
	}
	cert.SignatureAlgorithm, cert.SignatureHash = signatureName(parsed.Algorithm)
	cert.WeakHash = weak(cert.SignatureHash)
	strict, err := x509.ParseCertificate(der)
	if err != nil && cert.Unusual == "" {
		cert.Unusual = clean(strings.TrimPrefix(err.Error(), "x509: "))
	}
	cert.SelfSigned = cert.SelfIssued && selfSigned(&parsed, strict)
	return cert, nil
}

// extensions reads the two that say what a certificate may sign. The first of a
// kind counts. OpenSSL uses no certificate in which one of them is damaged.
func (c *Certificate) extensions(extensions []pkix.Extension) bool {
	for _, extension := range extensions {
		switch extension.Id.String() {
		case "2.5.29.19":
			var constraints struct {
				IsCA       bool          `asn1:"optional"`
				MaxPathLen asn1.RawValue `asn1:"optional"`
			}
			if _, err := asn1.Unmarshal(extension.Value, &constraints); err != nil {
				return false
			}
			if !c.BasicConstraints {
				c.BasicConstraints, c.IsCA = true, constraints.IsCA
			}
		case "2.5.29.15":
			var usage asn1.BitString
			if _, err := asn1.Unmarshal(extension.Value, &usage); err != nil {
				return false
			}
			if !c.KeyUsage {
				const keyCertSign = 5
				c.KeyUsage, c.CertSign = true, usage.At(keyCertSign) == 1
			}
		}
	}
	return true
}

// isTime and isName check what the structures above leave unparsed.
func isTime(value asn1.RawValue) bool {
	return value.Tag == asn1.TagUTCTime || value.Tag == asn1.TagGeneralizedTime
}

func isName(value asn1.RawValue) bool {
	_, ok := canonicalName(value)
	return ok && value.Tag == asn1.TagSequence
}

// moment reads a UTCTime or GeneralizedTime.
func moment(value asn1.RawValue) (time.Time, bool) {
	var t time.Time
	if _, err := asn1.Unmarshal(value.FullBytes, &t); err != nil {
		return time.Time{}, false
	}
	return t.UTC(), true
}

// name returns the common name or, without one, every textual attribute.
func name(raw asn1.RawValue) string {
	var all []string
	common := ""
	for rest := raw.Bytes; len(rest) > 0; {
		var set asn1.RawValue
		var err error
		if rest, err = asn1.Unmarshal(rest, &set); err != nil {
			break
		}
		for inner := set.Bytes; len(inner) > 0; {
			var attribute struct {
				ID    asn1.ObjectIdentifier
				Value asn1.RawValue
			}
			if inner, err = asn1.Unmarshal(inner, &attribute); err != nil {
				break
			}
			text := attributeText(attribute.Value)
			if attribute.ID.String() == "2.5.4.3" {
				common = text
			}
			all = append(all, text)
		}
	}
	if common != "" {
		return clean(common)
	}
	return clean(strings.Join(all, ", "))
}

// attributeText reads any string type; single-byte ones are read verbatim.
func attributeText(value asn1.RawValue) string {
	if value.Tag == asn1.TagBMPString {
		runes := make([]rune, 0, len(value.Bytes)/2)
		for i := 0; i+1 < len(value.Bytes); i += 2 {
			runes = append(runes, rune(value.Bytes[i])<<8|rune(value.Bytes[i+1]))
		}
		return string(runes)
	}
	return string(value.Bytes)
}

// clean makes text from a file presentable: printable and short.
func clean(text string) string {
	var out strings.Builder
	for i, r := range []rune(text[:min(len(text), 4*maxName)]) {
		switch {
		case i >= maxName:
			return out.String() + "..."
		case r == unicode.ReplacementChar || !unicode.IsPrint(r):
			out.WriteByte('?')
		default:
			out.WriteRune(r)
		}
	}
	return out.String()
}
